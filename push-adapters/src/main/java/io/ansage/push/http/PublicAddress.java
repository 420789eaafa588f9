package io.ansage.push.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from all others: this machine, private and shared networks, link-local (where
 * clouds keep their metadata service), documentation, tunnels into IPv4, multicast.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA's registries of special addresses</a>
 */
final class PublicAddress {

    private record Block(byte[] prefix, int bits) {

        static Block of(String text) {
            var parts = text.split("/");
            return new Block(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> SPECIAL_V4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /** Everything else of IPv6 is special: loopback, unique local, link-local, multicast, mapped and translated IPv4. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    private static final List<Block> SPECIAL_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(b -> b.holds(bytes))
                : GLOBAL_V6.holds(bytes) && SPECIAL_V6.stream().noneMatch(b -> b.holds(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return List.of(texts).stream().map(Block::of).toList();
    }
}
