package io.ansage.infra.lab;

import io.ansage.domain.notice.NoticeParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All policies there are, by name, and policies of parameters that stand in a file. */
final class Policies {

    private Policies() {}

    /** The product's first, then those that others judge by, then published ones. */
    static List<TellingPolicy> all() {
        var all = new ArrayList<TellingPolicy>();
        all.add(new ShippedPolicy(ShippedPolicy.DEFAULT_NAME, NoticeParameters.DEFAULT));
        all.addAll(JudgedRules.all());
        all.addAll(PublishedRules.all());
        return all;
    }

    /**
     * The policy of that name, or the product's with the parameters in a file of that name.
     *
     * @throws LabProblem if there is neither
     */
    static TellingPolicy find(Path directory, String nameOrFile) {
        for (var policy : all()) {
            if (policy.name().equalsIgnoreCase(nameOrFile)) {
                return policy;
            }
        }
        var file = directory.resolve(nameOrFile);
        if (Files.isRegularFile(file)) {
            return new ShippedPolicy(String.valueOf(file.getFileName()), ParametersFile.read(file));
        }
        throw new LabProblem("--policy: '" + nameOrFile + "' is neither a file nor one of "
                + all().stream().map(TellingPolicy::name).collect(Collectors.joining("; ")) + ".");
    }
}
