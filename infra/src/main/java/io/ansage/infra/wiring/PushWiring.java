package io.ansage.infra.wiring;

import io.ansage.domain.channel.NotificationChannel;
import io.ansage.push.console.ConsoleChannel;
import io.ansage.push.firebase.FirebaseChannels;
import io.ansage.push.firebase.FirebaseSettings;
import io.ansage.push.standin.FcmStandIn;
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

/** The channels: Firebase where there are credentials, else the same code against the stand-in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushProperties.class)
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
