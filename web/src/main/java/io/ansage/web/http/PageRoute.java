package io.ansage.web.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The page at the root; its parts are static resources of the same folder. */
@Configuration(proxyBeanMethods = false)
class PageRoute {

    @Bean
    RouterFunction<ServerResponse> page() {
        var index = new ClassPathResource("static/index.html");
        return RouterFunctions.route()
                .GET("/", _ -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(index))
                .build();
    }
}
