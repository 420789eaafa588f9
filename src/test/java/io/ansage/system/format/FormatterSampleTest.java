package io.ansage.system.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Compiled, run and format-checked with everything else: a formatter that mangles a record pattern,
/// an unnamed `_` or a Markdown comment such as this one breaks the build here, and not in real code.
///
/// - a list item stays a list item
/// - `code` stays code
class FormatterSampleTest {

    sealed interface Shape permits Point, Line {}

    record Point(int x, int y) implements Shape {
        Point {
            if (x < 0) {
                throw new IllegalArgumentException("x is left of the origin: " + x);
            }
        }
    }

    record Line(Point from, Point to) implements Shape {}

    enum Kind {
        PLAIN("a point"),
        LONG("a line");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    enum Axis { X, Y }

    /// An annotation of a type stays beside its type (after a modifier), one of a method above the method.
    static final class Label {

        @Nullable String text;

        public @Nullable String text() {
            return text;
        }

        @Override
        public String toString() {
            return "label";
        }
    }

    /// Nested record pattern, guard, unnamed variable.
    static String describe(Shape shape) {
        return switch (shape) {
            case Point(int x, int _) when x == 0 -> "on the axis";
            case Point _ -> Kind.PLAIN.words;
            case Line(Point(var x, var _), Point _) -> Kind.LONG.words + " from x = " + x;
        };
    }

    @Test
    void newest_language_forms_survive_the_formatter() {
        var found = Map.of("axis", new Point(0, 7), "line", new Line(new Point(3, 1), new Point(4, 1)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> describe(entry.getValue()))
                .toList();

        assertThat(found).containsExactly("on the axis", Kind.LONG.words + " from x = 3");
        assertThat(List.of(1, 2)).allSatisfy(_ -> assertThat(describe(new Point(5, 5))).isEqualTo("a point"));
        assertThat(new Label().text()).isNull();
        assertThat(Axis.values()).hasSize(2);
        assertThat("""
                two lines
                of text
                """).hasLineCount(2);
    }
}
