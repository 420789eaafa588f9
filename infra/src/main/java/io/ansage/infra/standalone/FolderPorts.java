package io.ansage.infra.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of a folder's own servers. They stay the same from run to run unless somebody else has taken one. */
record FolderPorts(int postgres, int kafka, int controller) {

    /** Below the ports that systems hand out for outgoing connections, so that a port stays free between runs. */
    private static final int LOWEST = 21_000;
    private static final int HIGHEST = 29_999;

    static FolderPorts of(Path file) {
        Properties known = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    known.load(reader);
                }
            }
            Set<Integer> taken = new TreeSet<>();
            FolderPorts ports = new FolderPorts(choose(known, "postgres", taken), choose(known, "kafka", taken),
                    choose(known, "controller", taken));
            ports.write(file);
            return ports;
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupProblem("The ports in " + file + " cannot be read or written.",
                    "Delete that file and start again.", e);
        }
    }

    static boolean isFree(int port) {
        return canListen(new InetSocketAddress(port))
                && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** A port with a free one after it, to be proposed instead of a taken one. */
    static int proposeInsteadOf(int port) {
        for (int candidate = port + 10; candidate < 65_000; candidate += 10) {
            if (isFree(candidate) && isFree(candidate + 1)) {
                return candidate;
            }
        }
        return RunOptions.DEFAULT_PORT;
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int choose(Properties known, String name, Set<Integer> taken) {
        String remembered = known.getProperty(name, "0");
        int port = remembered.matches("\\d{1,5}") ? Integer.parseInt(remembered) : 0;
        while (port == 0 || !taken.add(port) || !isFree(port)) {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
        }
        return port;
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("postgres", Integer.toString(postgres));
        properties.setProperty("kafka", Integer.toString(kafka));
        properties.setProperty("controller", Integer.toString(controller));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Ports of this folder's own servers, all on 127.0.0.1");
        }
    }
}
