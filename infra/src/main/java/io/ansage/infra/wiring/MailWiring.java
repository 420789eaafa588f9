package io.ansage.infra.wiring;

import io.ansage.domain.channel.NotificationChannel;
import io.ansage.push.mail.MailChannel;
import io.ansage.push.mail.MailSettings;
import io.ansage.push.mail.Mailer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Notices by e-mail, where there is a mail server: {@code spring.mail.host}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(MailWiring.Properties.class)
class MailWiring {

    /** Without them a server that does not answer would be waited for without end. */
    private static final Map<String, String> PATIENCE = Map.of("mail.smtp.connectiontimeout", "5000",
            "mail.smtp.timeout", "10000", "mail.smtp.writetimeout", "10000");

    /**
     * How mails are written, {@code ansage.push.mail.*}.
     *
     * @param from      sender, such as {@code Trains <trains@example.org>}
     * @param publicUrl where passengers reach this installation from outside; links in mails begin with it. One-click
     *                  unsubscribing asks for https
     */
    @ConfigurationProperties("ansage.push.mail")
    record Properties(@Nullable String from, @Nullable URI publicUrl) {}

    @Bean
    NotificationChannel mailChannel(Properties properties, JavaMailSenderImpl server,
            @Qualifier("machineClock") InstantSource machineClock) {
        if (properties.from() == null || properties.publicUrl() == null) {
            throw new IllegalStateException(
                    "spring.mail.host is set, so say who mails are from and where they link to: "
                            + "ansage.push.mail.from and ansage.push.mail.public-url");
        }
        PATIENCE.forEach(server.getJavaMailProperties()::putIfAbsent);
        return new MailChannel(new SpringMailer(server), new MailSettings(properties.from(), properties.publicUrl()),
                machineClock);
    }

    private record SpringMailer(JavaMailSenderImpl server) implements Mailer {

        @Override
        public MimeMessage create() {
            return server.createMimeMessage();
        }

        @Override
        public void send(MimeMessage mail) throws MessagingException {
            try {
                server.send(mail);
            } catch (MailAuthenticationException e) {
                throw new AuthenticationFailedException("refused", e);
            } catch (MailSendException e) {
                throw e.getMessageExceptions().length > 0 && e.getMessageExceptions()[0] instanceof MessagingException m
                        ? m
                        : cause(e);
            } catch (MailException e) {
                throw cause(e);
            }
        }

        private static MessagingException cause(MailException e) {
            return e.getCause() instanceof MessagingException m ? m : new MessagingException("not sent", e);
        }
    }
}
