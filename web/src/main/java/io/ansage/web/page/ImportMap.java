package io.ansage.web.page;

import io.ansage.web.http.Digests;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where browsers find the modules that pages name without a path: Lit's, in the WebJars on the class path. The map stands
 * in each page itself, so the policy admits it by its hash.
 */
@Component
public final class ImportMap {

    // Name of the module, path of its folder below META-INF/resources/webjars without the version, and its main file.
    private static final String[][] MODULES = {{"lit", "lit", "index.js"}, {"lit-html", "lit-html", "lit-html.js"},
            {"lit-element", "lit-element", "index.js"},
            {"@lit/reactive-element", "lit__reactive-element", "reactive-element.js"}};

    private final Map<String, String> places = new TreeMap<>();
    private final String json;

    ImportMap(WebJars webJars) {
        for (var module : MODULES) {
            var folder = webJars.folder(module[1]);
            places.put(module[0], folder + module[2]);
            places.put(module[0] + "/", folder);
        }
        json = places.entrySet()
                .stream()
                .map(e -> '"' + e.getKey() + "\":\"" + e.getValue() + '"')
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    /** The map as it stands in the pages. */
    String json() {
        return json;
    }

    /** What {@code script-src} has to name. */
    public String hash() {
        return "'sha256-" + Digests.sha256Base64(json) + "'";
    }

    /** The path a name leads to, as a browser finds it: the whole name, else its longest part that ends in a slash. */
    String resolve(String name) {
        var whole = places.get(name);
        if (whole != null) {
            return whole;
        }
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            var folder = places.get(name.substring(0, slash + 1));
            if (folder != null) {
                return folder + name.substring(slash + 1);
            }
        }
        throw new IllegalStateException("A page imports \"" + name + "\", which the import map does not lead to");
    }
}
