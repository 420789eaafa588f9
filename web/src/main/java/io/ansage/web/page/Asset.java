package io.ansage.web.page;

import io.ansage.web.http.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/**
 * A file that a browser fetches, as bytes and as compressed bytes.
 *
 * @param path    where it is served, from the root
 * @param type    its media type
 * @param bytes   its content
 * @param gzip    the same, compressed
 * @param tag     entity tag made of its content; jars do not keep times that could stand in for it
 * @param forever its path names a version, so its content never changes
 */
record Asset(String path, MediaType type, byte[] bytes, byte[] gzip, String tag, boolean forever) {

    static Asset of(String path, byte[] bytes, boolean forever) {
        return new Asset(path, type(path), bytes, compressed(bytes), '"' + Digests.sha256(bytes).substring(0, 24) + '"',
                forever);
    }

    /** The same place with other content. */
    Asset with(String text) {
        return of(path, text.getBytes(StandardCharsets.UTF_8), forever);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MediaType type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> new MediaType("text", "html", StandardCharsets.UTF_8);
            case "js" -> new MediaType("text", "javascript", StandardCharsets.UTF_8);
            case "css" -> new MediaType("text", "css", StandardCharsets.UTF_8);
            case "svg" -> new MediaType("image", "svg+xml");
            case "png" -> MediaType.IMAGE_PNG;
            case "webmanifest" -> new MediaType("application", "manifest+json");
            case "json" -> MediaType.APPLICATION_JSON;
            default -> throw new IllegalArgumentException("No media type is known for the page's file " + path);
        };
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
