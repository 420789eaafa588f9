package io.ansage.web.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The authentication of a passenger with a standing session. */
final class PassengerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient PassengerSession session;

    PassengerAuthentication(PassengerSession session) {
        super(List.of(new SimpleGrantedAuthority("ROLE_PASSENGER")));
        this.session = session;
        setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
        return session;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return session.passenger().value();
    }
}
