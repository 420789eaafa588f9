package io.ansage.push.standin;

import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows virtual phones. */
final class PhonesHandler implements Consumer<Exchange> {

    private static final String PATH = "/phones";
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d{1,6})(?:&|$)");
    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 1_000;

    private final Phones phones;

    PhonesHandler(Phones phones) {
        this.phones = phones;
    }

    @Override
    public void accept(Exchange exchange) {
        // The decoded path: a token has colons, which browsers may send either way.
        var target = URI.create(exchange.target());
        var path = target.getPath();
        if (!exchange.method().equals("GET")) {
            exchange.answer(new FcmRefusal(405, null, null, "Only GET is known here."));
        } else if (path.equals(PATH) || path.equals(PATH + "/")) {
            var latest = phones.latest(limit(target.getRawQuery())).stream().map(VirtualPhone::state).toList();
            exchange.answer(200, PhoneJson.of(latest, phones.size()));
        } else {
            var phone = path.startsWith(PATH + "/") ? phones.find(path.substring(PATH.length() + 1)) : null;
            if (phone == null) {
                exchange.answer(new FcmRefusal(404, null, null, "No such phone."));
            } else {
                exchange.answer(200, PhoneJson.of(phone.state()));
            }
        }
    }

    private static int limit(@Nullable String query) {
        var matcher = LIMIT.matcher(query == null ? "" : query);
        return matcher.find() ? Math.min(HIGHEST_LIMIT, Integer.parseInt(matcher.group(1))) : USUAL_LIMIT;
    }
}
