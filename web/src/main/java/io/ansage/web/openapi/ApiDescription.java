package io.ansage.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says besides what the controllers say of themselves. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI ansageApi() {
        // Where it runs is known to who reads it, and differs from place to place.
        return new OpenAPI().servers(List.of(new Server().url("/")))
                .info(new Info().title("Ansage")
                        .version("1")
                        .license(
                                new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0.txt"))
                        .description(
                                "As few messages as possible, and every one of them true. Journeys, boards and their "
                                        + "streams are public; passengers begin with POST /api/v1/session; staff send a token of the "
                                        + "configured issuer. Every refusal is a problem (RFC 9457) with the field and the remedy. "
                                        + "Streams are server-sent events and resume with Last-Event-ID."))
                .components(new Components()
                        .addSecuritySchemes("session",
                                new SecurityScheme().type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("Token of POST /api/v1/session; browsers send a cookie instead."))
                        .addSecuritySchemes("staff",
                                new SecurityScheme().type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("Token of the OIDC issuer with the role operator or support."))
                        .addSchemas(PROBLEM, problem()));
    }

    @Bean
    OpenApiCustomizer problemsAndRoles() {
        return api -> {
            api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                operation.getResponses().addApiResponse("default", refused());
                security(path, method, operation);
                BodyExamples.add(path, method, operation);
            }));
        };
    }

    private static void security(String path, PathItem.HttpMethod method, Operation operation) {
        if (path.startsWith("/api/v1/operator/") || path.startsWith("/api/v1/support/")) {
            operation.addSecurityItem(new SecurityRequirement().addList("staff"));
        } else if (path.startsWith("/api/v1/me")
                || path.equals("/api/v1/session") && method == PathItem.HttpMethod.DELETE) {
            operation.addSecurityItem(new SecurityRequirement().addList("session"));
        }
    }

    private static ApiResponse refused() {
        return new ApiResponse().description("Refused; says why and what to do")
                .content(new Content().addMediaType("application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema().description("Problem details, RFC 9457")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema().example("Bad Request"))
                .addProperty("status", new IntegerSchema().format("int32").example(400))
                .addProperty("detail", new StringSchema().example("'tomorrow' is no date of the form YYYY-MM-DD"))
                .addProperty("instance", new StringSchema().example("/api/v1/journeys"))
                .addProperty("field", new StringSchema().description("What is wrong").example("date"))
                .addProperty("remedy", new StringSchema().description("What to do").example("Write it as 2025-10-03."));
    }
}
