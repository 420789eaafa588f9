package io.ansage.infra.phone;

import io.ansage.push.standin.FcmStandIn;
import io.ansage.push.standin.PhoneState;
import io.ansage.query.api.Phones;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shows the phones of the stand-in: all sample phones, and any other to whoever knows its token. */
public final class VirtualPhones implements Phones {

    private static final Pattern SAMPLE = Pattern.compile("sample-phone-0*(\\d+)");
    /** More phones than this are not looked through for samples. */
    private static final int LOOKED_THROUGH = 2_000;

    private final FcmStandIn standIn;

    public VirtualPhones(FcmStandIn standIn) {
        this.standIn = standIn;
    }

    @Override
    public List<Phone> listSamples(int limit) {
        return standIn.listPhones(LOOKED_THROUGH)
                .stream()
                .filter(p -> SAMPLE.matcher(p.token()).matches() && !p.shown().isEmpty())
                .limit(limit)
                .map(VirtualPhones::phone)
                .toList();
    }

    @Override
    public Optional<Phone> find(String token) {
        return standIn.findPhone(token).map(p -> phone(p.state()));
    }

    private static Phone phone(PhoneState state) {
        var sample = SAMPLE.matcher(state.token());
        return new Phone(sample.matches() ? "Sample passenger " + sample.group(1) : "Phone",
                state.shown()
                        .reversed()
                        .stream()
                        .map(b -> new Shown(b.title(), b.body(), language(state, b), b.version(), b.silent(), b.at()))
                        .toList(),
                state.interrupts(), state.silentReplacements());
    }

    /** The banner's language travels in the data of the message that made it. */
    private static String language(PhoneState state, PhoneState.Banner banner) {
        return state.log()
                .stream()
                .filter(e -> e.tag().equals(banner.tag()) && e.version() == banner.version())
                .map(e -> e.data().getOrDefault("language", "en"))
                .findFirst()
                .orElse("en");
    }
}
