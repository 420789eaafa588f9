package io.ansage.web.page;

import java.util.List;

/** A page, by the people it is for, and the paths where it lives. What follows a path is read by the page itself. */
enum Face {
    PASSENGER("passenger", "/"),
    BOARD("board", "/board", "/board/{stop}"),
    SUPPORT("support", "/support",
            "/support/**"),
    FLOW("flow", "/flow"),
    DOCS("docs", "/docs");

    private final String folder;
    private final List<String> paths;

    Face(String folder, String... paths) {
        this.folder = folder;
        this.paths = List.of(paths);
    }

    List<String> paths() {
        return paths;
    }

    /** The document. */
    String document() {
        return "/faces/" + folder + "/index.html";
    }

    /** The module it starts with. */
    String module() {
        return "/faces/" + folder + "/" + folder + ".js";
    }

    /** Begins the paths of all its own files. */
    String prefix() {
        return "/faces/" + folder + "/";
    }
}
