package io.ansage.web.problem;

import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns everything that goes wrong into problem details; what is our own fault is logged and told as a reference only. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Problem.class)
    ResponseEntity<Object> refused(Problem problem) {
        return respond(problem.getBody(), problem.getHeaders());
    }

    /** Left to Spring Security, whose handlers answer in the same form. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    Mono<ResponseEntity<Object>> denied(RuntimeException e) {
        return Mono.error(e);
    }

    @ExceptionHandler(Throwable.class)
    @Nullable
    ResponseEntity<Object> failed(Throwable e, ServerWebExchange exchange) {
        if (exchange.getResponse().isCommitted()) {
            // A stream whose reader went away, as readers do; there is nobody to tell.
            LOG.debug("response ended early: {}", exchange.getRequest().getPath().value(), e);
            return null;
        }
        var reference = UUID.randomUUID().toString();
        LOG.error("request failed, reference {}: {} {}", reference, exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().value(), e);
        return respond(Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.", null,
                "Try again; if it stays, report reference " + reference + "."), new HttpHeaders());
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException e, HttpHeaders headers,
            HttpStatusCode status, ServerWebExchange exchange) {
        return Mono.just(respond(explain(e), headers));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleMissingRequestValueException(MissingRequestValueException e,
            HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return Mono.just(respond(Problem.of(status, "The " + e.getLabel() + " " + e.getName() + " is missing.",
                e.getName(), "Add " + e.getName() + "."), headers));
    }

    @Override
    protected Mono<ResponseEntity<Object>> createResponseEntity(@Nullable Object body, @Nullable HttpHeaders headers,
            HttpStatusCode status, ServerWebExchange exchange) {
        var detail = body instanceof ProblemDetail p ? p : ProblemDetail.forStatus(status);
        if (detail.getProperties() == null || !detail.getProperties().containsKey("remedy")) {
            detail.setProperty("remedy", "See /v3/api-docs for what this address takes.");
        }
        return Mono.just(respond(detail, headers == null ? new HttpHeaders() : headers));
    }

    private static ProblemDetail explain(ServerWebInputException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case DataBufferLimitException _ -> {
                    return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 64 KiB.", null,
                            "Send less.");
                }
                case UnrecognizedPropertyException u -> {
                    return Problem.of(HttpStatus.BAD_REQUEST, "The field " + path(u) + " is not known here.", path(u),
                            "Leave it out; see /v3/api-docs for the fields there are.");
                }
                case JacksonException j -> {
                    var field = path(j);
                    return Problem.of(HttpStatus.BAD_REQUEST,
                            field == null
                                    ? "The body is not the JSON expected here."
                                    : "The field " + field + " cannot be read: " + said(j),
                            field, "See /v3/api-docs for the form of the body.");
                }
                case TypeMismatchException t -> {
                    var field = e.getMethodParameter() == null ? null : e.getMethodParameter().getParameterName();
                    var type = t.getRequiredType();
                    return Problem.of(HttpStatus.BAD_REQUEST, "The parameter " + field + " has the wrong type.", field,
                            "Give it a value of type " + (type == null ? "text" : type.getSimpleName()) + ".");
                }
                default -> {
                    // Look deeper.
                }
            }
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "The body is missing or cannot be read.", "body",
                "Send a JSON object with Content-Type application/json.");
    }

    /** Our own types explain themselves; the parser's words may repeat what was sent, and are left out. */
    private static String said(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException own && own.getMessage() != null
                ? own.getMessage()
                : "it has the wrong type or form.";
    }

    private static @Nullable String path(JacksonException e) {
        var path = e.getPath()
                .stream()
                .map(r -> r.getPropertyName() != null ? r.getPropertyName() : "[" + r.getIndex() + "]")
                .collect(Collectors.joining("."));
        return path.isEmpty() ? null : path;
    }

    private static ResponseEntity<Object> respond(ProblemDetail body, HttpHeaders headers) {
        return ResponseEntity.status(body.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
