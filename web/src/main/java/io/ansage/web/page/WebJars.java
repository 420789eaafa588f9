package io.ansage.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Browser modules that come as WebJars. Their version is part of their path, so they can be kept for ever. */
@Component
final class WebJars {

    private static final String ROOT = "META-INF/resources/webjars/";

    private final PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();

    /** Path of a WebJar's folder on the server, with its version and a slash at the end. */
    String folder(String name) {
        try {
            for (var found : resolver.getResources("classpath*:" + ROOT + name + "/*/package.json")) {
                var path = found.getURL().toString();
                return "/webjars/" + path.substring(path.indexOf(ROOT) + ROOT.length(), path.lastIndexOf('/') + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The WebJar " + name + " is not on the class path");
    }

    /** What production browsers load of all of them. */
    List<Asset> assets() {
        try {
            var assets = new ArrayList<Asset>();
            for (var found : resolver.getResources("classpath*:" + ROOT + "lit*/*/**/*.js")) {
                var url = found.getURL().toString();
                var path = url.substring(url.indexOf(ROOT) + ROOT.length());
                if (!path.contains("/development/") && !path.contains("/node/") && !path.contains("/decorators/")) {
                    assets.add(Asset.of("/webjars/" + path, found.getContentAsByteArray(), true));
                }
            }
            return assets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
