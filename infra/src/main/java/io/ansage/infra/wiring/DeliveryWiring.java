package io.ansage.infra.wiring;

import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruths;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.loop.Loop;
import io.ansage.infra.metrics.DeliveryHealth;
import io.ansage.infra.metrics.MeteredOutbox;
import io.ansage.infra.postgres.DeliveryDeadLetters;
import io.ansage.infra.postgres.PostgresDevices;
import io.ansage.infra.postgres.PostgresOutbox;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.delivery.DeliveryRecords;
import io.ansage.query.delivery.DeliveryWorker;
import io.ansage.query.delivery.Dispatch;
import io.ansage.query.delivery.LastGate;
import io.ansage.query.delivery.Outbox;
import io.ansage.query.delivery.RetryTimes;
import io.ansage.query.live.LiveHub;
import io.ansage.query.message.MessageStore;
import io.ansage.query.notice.Muting;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.notice.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Random;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who hands notices to channels. Delivers unless {@code ansage.roles.deliver} is false. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushProperties.class)
class DeliveryWiring {

    @Bean
    PostgresDevices devices(JdbcClient jdbc) {
        return new PostgresDevices(jdbc);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, MeterRegistry meters, PassengerClock passengerClock) {
        return new MeteredOutbox(new PostgresOutbox(jdbc), meters, passengerClock);
    }

    @Bean
    DeliveryRecords deliveryRecords(Outbox outbox, PostgresDevices devices, SettlingStore windows,
            Transactions transactions, TripPolicy policy) {
        return new DeliveryRecords(outbox, devices, windows, transactions, policy.parameters().settle());
    }

    @Bean
    Dispatch dispatch(ObjectProvider<NotificationChannel> channels) {
        return new Dispatch(channels.orderedStream().toList());
    }

    @Bean
    DeliveryWorker deliveryWorker(DeliveryRecords records, TripPolicy policy, TripTruths truths, JdbcClient jdbc,
            Dispatch dispatch, MessageStore messages, Muting muting,
            PassengerClock passengerClock, @Qualifier("machineClock") InstantSource machineClock) {
        return new DeliveryWorker(records,
                new LastGate(new PostgresOutlookStore(jdbc, TableNames.LIVE), messages, muting, policy, truths),
                dispatch, new RetryTimes(new Random()), passengerClock, machineClock);
    }

    @Bean
    DeliveryDeadLetters deliveryDeadLetters(JdbcClient jdbc) {
        return new DeliveryDeadLetters(jdbc);
    }

    /** Delivering as one of the roles of a node. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "ansage.roles.deliver", matchIfMissing = true)
    static class Role {

        @Bean
        DeliveryHealth deliveryHealthIndicator(Dispatch dispatch,
                @Qualifier("machineClock") InstantSource machineClock) {
            return new DeliveryHealth(dispatch, machineClock);
        }

        /** Woken by what was just planned here; what another node planned is found within the loop's pause. */
        @Bean
        Loop deliveryLoop(DeliveryHealth health, DeliveryWorker worker, PushProperties properties, LiveHub live) {
            var loop = health.watch("delivery", properties.workers(), worker::deliverPage);
            live.onNotice(_ -> loop.wake());
            return loop;
        }
    }
}
