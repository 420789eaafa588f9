package io.ansage.system;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** The folder of recorded feeds, which is not part of this repository. */
public final class SharedData {

    private SharedData() {}

    /** The named file or folder below the data folder; ends the test when it is absent. */
    public static Path get(String name) {
        Path folder = locate(System.getProperty("ansage.data"), System.getenv("ANSAGE_DATA"), root());
        Path wanted = folder.resolve(name);
        if (Files.exists(wanted)) {
            return wanted;
        }
        throw Required.absent("recorded data '" + name + "' not found below " + folder
                + "; name the folder with -Dansage.data or ANSAGE_DATA");
    }

    static Path locate(@Nullable String property, @Nullable String environment, Path root) {
        if (property != null && !property.isBlank()) {
            return Path.of(property).toAbsolutePath();
        }
        if (environment != null && !environment.isBlank()) {
            return Path.of(environment).toAbsolutePath();
        }
        return root.resolveSibling("shared").resolve("data");
    }

    /** The folder of the whole project: Maven says it; an IDE does not, there we look upwards. */
    public static Path root() {
        String said = System.getProperty("ansage.root");
        if (said != null && !said.isBlank()) {
            return Path.of(said).toAbsolutePath().normalize();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        throw new IllegalStateException("not started from inside the project");
    }
}
