package io.ansage.bench.live;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.bench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The whole product in a JVM of its own, on a database and topics of its own, asked and told things line by line. */
public final class ProductUnderLoad implements AutoCloseable {

    private static int started;

    private final Run run;
    private final HikariDataSource database;
    private final OtherJvm jvm;
    private final String topic;
    private final int port;

    private ProductUnderLoad(Run run, HikariDataSource database, OtherJvm jvm, String topic) throws IOException {
        this.run = run;
        this.database = database;
        this.jvm = jvm;
        this.topic = topic;
        this.port = Integer.parseInt(jvm.await("ready"));
    }

    /** Starts it with these options of the JVM and of the product; ready when it listens. */
    public static synchronized ProductUnderLoad start(Run run, List<String> jvmOptions, String... productOptions)
            throws IOException {
        var database = run.emptyDatabase(2);
        var name = database.getPoolName();
        var folder = Files.createDirectories(run.folder().resolve("product-" + ++started));
        var options = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0",
                "--spring.main.banner-mode=off", "--logging.level.root=WARN",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.kafka.bootstrap-servers=" + run.servers().bootstrapServers(),
                "--ansage.ingest.topic=" + name + ".observations", "--ansage.ingest.group=" + name,
                "--ansage.mirror.topic=" + name + ".events", "--ansage.data-folder=" + folder,
                "--ansage.master-key-file=" + folder.resolve("master.key"), "--ansage.issuer.embedded=true",
                "--ansage.issuer.folder=" + folder.resolve("issuer"),
                // All load comes from one machine here.
                "--ansage.web.streams-per-address=1000000", "--ansage.web.requests-per-second=1000000",
                "--ansage.web.burst=1000000"));
        options.addAll(Arrays.asList(productOptions));
        run.say("starting the product in a process of its own ...");
        var jvm = OtherJvm.start(jvmOptions, ProductMain.class, folder.resolve("output.txt"), options);
        try {
            return new ProductUnderLoad(run, database, jvm, name + ".observations");
        } catch (IOException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The topic of observations. */
    public String topic() {
        return topic;
    }

    /** Its database, for counting rows. */
    public HikariDataSource database() {
        return database;
    }

    public OtherJvm jvm() {
        return jvm;
    }

    /** What it uses, once all garbage is gone. */
    public Memory memory() throws IOException {
        return Memory.parse(jvm.ask("memory"));
    }

    /** For deleting files: the product has ended by then. */
    Path folder() {
        return run.folder();
    }

    @Override
    public void close() {
        jvm.close();
        run.drop(database);
    }
}
