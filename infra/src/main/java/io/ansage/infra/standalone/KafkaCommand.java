package io.ansage.infra.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of Kafka's JVM: the same Java and the same classes as ours. */
final class KafkaCommand {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private KafkaCommand() {}

    static List<String> of(Path settings, Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=io/ansage/infra/standalone/kafka-logback.xml",
                "-Dansage.kafka.log=" + log, "-cp", System.getProperty("java.class.path", "")));
        ClassArchive.named()
                .map(ClassArchive::ofKafka)
                .ifPresent(
                        archive -> command.addAll(command.indexOf("-cp"), archive.options()));
        if (isPackedJar()) {
            // In one jar the classes are out of reach of a plain class path; the launcher knows how to find them.
            command.add(command.indexOf("-cp"), "-Dloader.main=" + KafkaChild.class.getName());
            command.add(LAUNCHER);
        } else {
            command.add(KafkaChild.class.getName());
        }
        command.add(settings.toString());
        return command;
    }

    private static boolean isPackedJar() {
        return ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") != null;
    }
}
