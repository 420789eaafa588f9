package io.ansage.web.page;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Which modules a script needs, all the way down. Pages name them beforehand, so that a browser fetches them at once and
 * not one after the other as it reads them.
 */
final class ModuleGraph {

    // Static imports and re-exports, in written and in minified form; neither import() nor the text 'from' is one of them.
    private static final Pattern IMPORT = Pattern
            .compile("(?:(?<![\"'])\\bfrom\\s*|(?<![\"'])\\bimport\\s*)([\"'])([^\"'\\n]+)\\1");

    private final Map<String, Asset> assets;
    private final ImportMap imports;

    ModuleGraph(Map<String, Asset> assets, ImportMap imports) {
        this.assets = assets;
        this.imports = imports;
    }

    /** Paths of a module and of all that it imports. */
    SequencedSet<String> of(String path) {
        var found = new LinkedHashSet<String>();
        collect(path, found);
        return found;
    }

    private void collect(String path, SequencedSet<String> found) {
        var asset = assets.get(path);
        if (asset == null) {
            throw new IllegalStateException("A page imports " + path + ", which is not there");
        }
        if (!found.add(path)) {
            return;
        }
        var named = IMPORT.matcher(asset.text());
        while (named.find()) {
            collect(resolve(path, named.group(2)), found);
        }
    }

    private String resolve(String from, String name) {
        if (name.startsWith("/")) {
            return name;
        }
        if (!name.startsWith(".")) {
            return imports.resolve(name);
        }
        return java.net.URI.create(from).resolve(name).getPath();
    }
}
