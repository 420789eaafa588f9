package io.ansage.infra.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the embedded issuer keeps its key and its clients' secrets: files that only their owner can read. */
final class IssuerFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerFolder.class);

    private final Path folder;

    IssuerFolder(Path folder) {
        this.folder = folder;
    }

    RSAKey key() {
        var file = folder.resolve("signing-key.json");
        try {
            return RSAKey.parse(read(file, () -> {
                try {
                    return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate().toJSONString();
                } catch (JOSEException e) {
                    throw new IllegalStateException("every JDK can make RSA keys", e);
                }
            }));
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is damaged. Delete it: a new key is made, old tokens end.", e);
        }
    }

    Map<String, String> secrets(Collection<String> clients) {
        var secrets = clients.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(),
                        client -> read(folder.resolve(client + ".secret"), IssuerFolder::random).strip()));
        LOG.info("the embedded issuer knows the clients {}; their secrets lie in {}", clients, folder);
        return secrets;
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String read(Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                var half = Files.createTempFile(folder, "new", null, PosixFilePermissions.asFileAttribute(
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
                Files.writeString(half, fresh.get(), StandardOpenOption.TRUNCATE_EXISTING);
                Files.move(half, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the embedded issuer cannot be used: " + folder, e);
        }
    }
}
