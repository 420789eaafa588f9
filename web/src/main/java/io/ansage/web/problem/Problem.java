package io.ansage.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A refusal in the words of the API: what is wrong, in which field, and what to do about it. */
public final class Problem extends RuntimeException implements ErrorResponse {

    private final HttpStatus status;
    private final ProblemDetail body;
    private final HttpHeaders headers = new HttpHeaders();

    private Problem(HttpStatus status, String detail, @Nullable String field, String remedy) {
        super(detail, null, false, false);
        this.status = status;
        this.body = of(status, detail, field, remedy);
    }

    /** There is no such thing, or it belongs to somebody else: both look the same. */
    public static Problem notFound(String what, String remedy) {
        return new Problem(HttpStatus.NOT_FOUND, what, null, remedy);
    }

    /** A field is wrong. */
    public static Problem invalid(String field, String detail, String remedy) {
        return new Problem(HttpStatus.BAD_REQUEST, detail, field, remedy);
    }

    /** The request is well formed, but cannot be carried out as things are. */
    public static Problem unprocessable(@Nullable String field, String detail, String remedy) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail, field, remedy);
    }

    /** It collides with something. */
    public static Problem conflict(@Nullable String field, String detail, String remedy) {
        return new Problem(HttpStatus.CONFLICT, detail, field, remedy);
    }

    /** Without an identity. */
    public static Problem unauthorized(String detail, String remedy) {
        return new Problem(HttpStatus.UNAUTHORIZED, detail, null, remedy);
    }

    /** Not with this identity. */
    public static Problem forbidden(String detail, String remedy) {
        return new Problem(HttpStatus.FORBIDDEN, detail, null, remedy);
    }

    /** Too much, too fast. */
    public static Problem tooMany(String detail, long retryAfterSeconds) {
        var problem = new Problem(HttpStatus.TOO_MANY_REQUESTS, detail, null,
                "Wait " + retryAfterSeconds + " s and try again.");
        problem.headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        return problem;
    }

    /** Not now; nothing was changed, or repeating it changes nothing more. */
    public static Problem unavailable(String detail, long retryAfterSeconds) {
        var problem = new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail, null,
                "Try again in " + retryAfterSeconds + " s with the same Idempotency-Key.");
        problem.headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        return problem;
    }

    static ProblemDetail of(HttpStatusCode status, String detail, @Nullable String field, String remedy) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        if (field != null) {
            body.setProperty("field", field);
        }
        body.setProperty("remedy", remedy);
        return body;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }
}
