package io.ansage.infra.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.NotificationChannel;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailWiringTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withBean("machineClock", InstantSource.class, () -> InstantSource.fixed(Instant.EPOCH))
            .withUserConfiguration(MailWiring.class);

    @Test
    void withoutAMailServer_thereIsNoSuchChannel() {
        application.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NotificationChannel.class));
    }

    @Test
    void withOne_thereIs_andItIsNotWaitedForWithoutEnd() {
        application.withPropertyValues("spring.mail.host=mail.example", "ansage.push.mail.from=Trains <t@example.org>",
                "ansage.push.mail.public-url=https://trains.example.org").run(context -> {
                    assertThat(context.getBean(NotificationChannel.class).id()).isEqualTo("email");
                    assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                            .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
                });
    }

    @Test
    void senderThatIsMissing_stopsTheStart_namingTheSetting() {
        application.withPropertyValues("spring.mail.host=mail.example")
                .run(context -> assertThat(context).hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("ansage.push.mail.from"));
    }
}
