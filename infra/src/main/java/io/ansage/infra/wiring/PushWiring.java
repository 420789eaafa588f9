package io.ansage.infra.wiring;

import io.ansage.domain.channel.NotificationChannel;
import io.ansage.infra.secret.SecretFile;
import io.ansage.push.console.ConsoleChannel;
import io.ansage.push.firebase.FirebaseChannels;
import io.ansage.push.firebase.FirebaseSettings;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.push.webhook.WebhookChannel;
import io.ansage.push.webhook.WebhookSettings;
import io.ansage.push.webpush.VapidKeys;
import io.ansage.push.webpush.WebPushChannel;
import io.ansage.push.webpush.WebPushSettings;
import io.ansage.query.api.Channels;
import io.ansage.query.delivery.OfferedChannels;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The channels: browsers, and Firebase where there are credentials, else the same code against the stand-in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PushProperties.class, StoreProperties.Keys.class})
class PushWiring {

    /** One of its own, unless a test brings one that outlives the application. */
    @Bean
    @ConditionalOnMissingBean
    @Conditional(NoFirebaseCredentials.class)
    FcmStandIn fcmStandIn(PushProperties properties, @Qualifier("machineClock") InstantSource machineClock) {
        try {
            return FcmStandIn.start(properties.standInPort(), machineClock);
        } catch (IOException e) {
            throw new IllegalStateException("The FCM stand-in cannot listen on port " + properties.standInPort()
                    + ": set ansage.push.stand-in-port to a free port, or to 0 for any", e);
        }
    }

    @Bean
    NotificationChannel firebaseChannel(PushProperties properties, ObjectProvider<FcmStandIn> standIn,
            @Qualifier("machineClock") InstantSource machineClock) {
        var instead = standIn.getIfAvailable();
        return FirebaseChannels.create(
                new FirebaseSettings(instead == null ? null : instead.uri(), FcmStandIn.ACCESS_TOKEN,
                        properties.maxInFlight(), properties.connectTimeout(), properties.answerTimeout()),
                machineClock);
    }

    @Bean
    NotificationChannel webPushChannel(PushProperties properties, StoreProperties.Keys keys,
            @Qualifier("machineClock") InstantSource machineClock) {
        var vapid = properties.vapid();
        var file = vapid.keyFile() == null ? keys.masterKeyFile().resolveSibling("vapid.key") : vapid.keyFile();
        try {
            return new WebPushChannel(new WebPushSettings(vapid.subject(),
                    VapidKeys.read(SecretFile.read("the key pair for Web Push", file,
                            () -> VapidKeys.generate().secret())),
                    properties.pushServices(), properties.insideHosts(), properties.maxInFlight(),
                    properties.connectTimeout()), machineClock);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Web Push cannot be offered: see ansage.push.vapid.subject, a mailto: or"
                    + " https: URL, and the key pair in " + file + ", which has to be restored from its backup", e);
        }
    }

    /** Programs have less time to answer than others: anybody may name one. */
    @Bean
    NotificationChannel webhookChannel(PushProperties properties,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new WebhookChannel(new WebhookSettings(properties.insideHosts(), properties.maxInFlight(),
                properties.webhookTimeout()), machineClock);
    }

    /** What there is, for whoever wants to register. */
    @Bean
    Channels offeredChannels(ObjectProvider<NotificationChannel> channels) {
        return new OfferedChannels(channels.orderedStream().toList());
    }

    @Bean
    @ConditionalOnProperty("ansage.push.console")
    NotificationChannel consoleChannel() {
        return new ConsoleChannel(System.out);
    }

    /** The variable every Google library reads. */
    static final class NoFirebaseCredentials implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("GOOGLE_APPLICATION_CREDENTIALS", "").isBlank();
        }
    }
}
