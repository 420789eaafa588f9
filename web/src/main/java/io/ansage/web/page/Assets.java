package io.ansage.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import io.ansage.web.http.Digests;

/**
 * All files of all pages, read once and kept in memory, compressed. Documents get the import map and the list of their
 * modules; the service worker gets the list of what it keeps for times without a network, under a version that changes
 * with any of it.
 */
@Component
final class Assets {

    static final String WORKER = "/sw.js";

    private final Map<String, Asset> assets = new HashMap<>();
    private final ModuleGraph modules;
    private final ImportMap imports;

    Assets(WebJars webJars, ImportMap imports) {
        this.imports = imports;
        webJars.assets().forEach(this::add);
        ours().forEach(this::add);
        modules = new ModuleGraph(assets, imports);
        for (var face : Face.values()) {
            assets.computeIfPresent(face.document(), (_, document) -> completed(face, document));
        }
        assets.computeIfPresent(WORKER, (_, worker) -> worker.with(offline() + worker.text()));
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    private void add(Asset asset) {
        assets.put(asset.path(), asset);
    }

    private Asset completed(Face face, Asset document) {
        var preloads = modules.of(face.module())
                .stream()
                .map(path -> "<link rel=\"modulepreload\" href=\"" + path + "\">")
                .collect(Collectors.joining("\n  "));
        return document.with(document.text()
                .replace("<!-- import map -->",
                        "<script type=\"importmap\">" + imports.json() + "</script>\n  " + preloads));
    }

    /** The passenger's page, and whatever it is made of. */
    private String offline() {
        var files = new TreeSet<>(passengersModules());
        assets.keySet()
                .stream()
                .filter(path -> path.startsWith(Face.PASSENGER.prefix()) || path.startsWith("/faces/shared/"))
                .filter(path -> !path.endsWith(".html"))
                .forEach(files::add);
        var version = Digests.sha256(Stream.concat(files.stream(), Stream.of(Face.PASSENGER.document()))
                .map(assets::get)
                .map(Assets::tagOf)
                .collect(Collectors.joining()))
                .substring(0, 16);
        return "const VERSION = '" + version + "';\nconst FILES = ['/', "
                + files.stream().map(path -> "'" + path + "'").collect(Collectors.joining(", ")) + "];\n";
    }

    private SequencedSet<String> passengersModules() {
        return modules.of(Face.PASSENGER.module());
    }

    private static String tagOf(@Nullable Asset asset) {
        return asset == null ? "" : asset.tag();
    }

    /** Files below {@code faces}; those of {@code faces/root} live at the root of the server. */
    private static Stream<Asset> ours() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:faces/**/*.*"))
                    .map(resource -> {
                        try {
                            var url = resource.getURL().toString();
                            var path = url.substring(url.lastIndexOf("/faces/"));
                            return Asset.of(path.replaceFirst("^/faces/root/", "/"),
                                    resource.getContentAsByteArray(), false);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
