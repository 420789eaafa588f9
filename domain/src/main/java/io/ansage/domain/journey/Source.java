package io.ansage.domain.journey;

/** Who says something about a journey, for example {@code irish-rail} or {@code operator}. */
public record Source(String id, SourceKind kind) {

    public Source {
        if (id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("source: must have 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
