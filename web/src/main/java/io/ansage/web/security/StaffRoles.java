package io.ansage.web.security;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads the claim {@code roles}. Only roles of staff can come from outside: a passenger is who has our own session. */
final class StaffRoles implements Converter<Jwt, Collection<GrantedAuthority>> {

    private static final Set<String> ROLES = Set.of("operator", "support", "partner");

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        List<String> roles = Objects.requireNonNullElse(token.getClaimAsStringList("roles"), List.of());
        return roles.stream()
                .filter(ROLES::contains)
                .<GrantedAuthority>map(r -> new SimpleGrantedAuthority("ROLE_" + r.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
