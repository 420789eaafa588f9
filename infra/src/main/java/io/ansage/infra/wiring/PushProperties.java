package io.ansage.infra.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices leave the house.
 *
 * @param standInPort    loopback port of the FCM stand-in, which runs where there are no credentials; 0 for a free one
 * @param maxInFlight    how many requests to Firebase may wait for their answer at once
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout  longest wait for an answer; FCM asks for 10 s or more
 * @param console        whether the console channel is there too
 * @param workers        how many pages of 500 notices are claimed, sent and closed side by side
 */
@ConfigurationProperties("ansage.push")
public record PushProperties(@DefaultValue("0") int standInPort, @DefaultValue("1000") int maxInFlight,
        @DefaultValue("10s") Duration connectTimeout, @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("false") boolean console, @DefaultValue("3") int workers) {}
