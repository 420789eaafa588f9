package io.ansage.web.page;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the pages and their files: compressed, with an entity tag, asked for again only if they changed. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

    // Everything that lives at the root beside the pages; named one by one, for the root is the API's, too.
    private static final String[] ROOT_FILES = {"/favicon.svg", "/sw.js", "/manifest.webmanifest", "/icon-192.png",
            "/icon-512.png", "/badge-96.png", "/asyncapi.json"};

    @Bean
    RouterFunction<ServerResponse> pages(Assets assets) {
        var routes = RouterFunctions.route();
        for (var face : Face.values()) {
            for (var path : face.paths()) {
                routes.GET(path, request -> answer(request, assets, face.document()));
            }
        }
        for (var path : ROOT_FILES) {
            routes.GET(path, request -> answer(request, assets, path));
        }
        return routes.GET("/faces/**", request -> answer(request, assets, request.path()))
                .GET("/webjars/**", request -> answer(request, assets, request.path()))
                .build();
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Assets assets, String path) {
        return assets.find(path)
                .map(asset -> answer(request, asset))
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Asset asset) {
        boolean known = request.headers().header(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(asset.tag()::equals);
        var response = ServerResponse.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(asset.tag())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .cacheControl(asset.forever()
                        ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                        : CacheControl.noCache());
        if (known) {
            return response.build();
        }
        boolean gzip = request.headers()
                .header(HttpHeaders.ACCEPT_ENCODING)
                .stream()
                .anyMatch(encodings -> encodings.contains("gzip"));
        if (gzip && asset.gzip().length < asset.bytes().length) {
            return response.contentType(asset.type())
                    .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .bodyValue(asset.gzip());
        }
        return response.contentType(asset.type()).bodyValue(asset.bytes());
    }
}
