package io.ansage.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebPushAddressTest {

    private static final String ENDPOINT = "https://push.example/planted/endpoint";
    private static final String POINT = key(65, 4);
    private static final String AUTH = key(16, 0);

    @Test
    void whatIsKept_isReadBack_andNeverPrinted() {
        var address = WebPushAddress.of(ENDPOINT, POINT + "=", AUTH + "==");

        assertThat(WebPushAddress.read(address.address())).isEqualTo(address);
        assertThat(address.auth()).isEqualTo(AUTH);
        assertThat(address + " " + address.address()).doesNotContain("planted", POINT, AUTH);
    }

    @ParameterizedTest
    @CsvSource({"push.example/x, endpoint", "https:///x, endpoint", "https://user@push.example/x, endpoint",
            "https://push.example/a b, endpoint", "https://push.example/x#y, endpoint", "mailto:planted@x, endpoint"})
    void whatIsNoEndpoint_isRefused(String endpoint, String part) {
        assertThatThrownBy(() -> WebPushAddress.of(endpoint, POINT, AUTH)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(part)
                .hasMessageNotContaining("planted");
    }

    @Test
    void keysOfAnotherLengthOrForm_areRefused_unrepeated() {
        assertThatThrownBy(() -> WebPushAddress.of(ENDPOINT, key(64, 4), AUTH)).hasMessage(
                "p256dh: must have 65 bytes, has 64");
        assertThatThrownBy(() -> WebPushAddress.of(ENDPOINT, key(65, 2), AUTH)).hasMessageStartingWith("p256dh");
        assertThatThrownBy(() -> WebPushAddress.of(ENDPOINT, POINT, "p+planted/")).hasMessage(
                "auth: must be base64url");
        assertThatThrownBy(() -> WebPushAddress.read(new DeviceAddress("phone:planted"))).hasMessageNotContaining(
                "planted");
    }

    private static String key(int length, int first) {
        var bytes = new byte[length];
        bytes[0] = (byte) first;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
