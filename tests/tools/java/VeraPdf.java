import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * veraPDF over many files and profiles in one machine.
 *
 * <p>Takes "profiles, file", a line each, such as "ua1,3a" and a path. Writes "severity, profile and rule, place,
 * message" for each rule that the file breaks and "done" after the last one. The profiles are read with the DOM,
 * because the jar at hand comes without the XML binding that veraPDF reads them with.
 */
public final class VeraPdf {
    private static final Map<String, VeraPdf> JUDGES = new HashMap<>();

    private final String flavour;
    private final ValidationProfile profile;

    private VeraPdf(String flavour) {
        this.flavour = flavour;
        this.profile = profile(flavour);
    }

    public static void main(String[] none) throws IOException {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Lines.answer(line -> {
            String[] asked = line.split("\t", 2);
            for (String flavour : asked[0].split(",")) JUDGES.computeIfAbsent(flavour, VeraPdf::new).check(asked[1]);
        });
    }

    private void check(String file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour(flavour))) {
            report(Foundries.defaultInstance().createValidator(profile, false).validate(parser));
        } catch (Exception unreadable) {
            Lines.write("FATAL", flavour, "", unreadable.toString());
        }
    }

    /** One line for each rule that was broken: the first place, and how often. */
    private void report(ValidationResult result) {
        Map<RuleId, TestAssertion> first = new HashMap<>();
        for (TestAssertion made : result.getTestAssertions())
            if (made.getStatus() == TestAssertion.Status.FAILED) first.putIfAbsent(made.getRuleId(), made);
        result.getFailedChecks().forEach((rule, count) -> {
            TestAssertion example = first.get(rule);
            String place = example == null ? "" : example.getLocation().getContext();
            String said = count + " × " + (example == null ? "" : example.getMessage());
            Lines.write("ERROR", flavour + " " + rule.getClause() + "-" + rule.getTestNumber(), place, said);
        });
        if (!result.isCompliant() && result.getFailedChecks().isEmpty())
            Lines.write("ERROR", flavour, "", "does not comply, and no rule says why");
    }

    // -- profiles --------------------------------------------------------------------------------------

    private static PDFAFlavour flavour(String name) {
        PDFAFlavour known = PDFAFlavour.fromString(name);
        if (known == PDFAFlavour.NO_FLAVOUR) throw new IllegalArgumentException("veraPDF knows no profile " + name);
        return known;
    }

    private static ValidationProfile profile(String name) {
        String file = name.startsWith("ua") ? "PDFUA-" + name.substring(2) : "PDFA-" + name.toUpperCase(Locale.ROOT);
        Document document = document("org/verapdf/pdfa/validation/" + file + ".xml");
        ProfileDetails details = Profiles.profileDetailsFromValues(name, file, "veraPDF", new Date(0));
        return Profiles.profileFromSortedValues(flavour(name), details, "", rules(document), variables(document));
    }

    private static Document document(String resource) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (InputStream stream = VeraPdf.class.getClassLoader().getResourceAsStream(resource)) {
            return factory.newDocumentBuilder().parse(stream);
        } catch (Exception missing) {
            throw new IllegalStateException("the jar has no " + resource, missing);
        }
    }

    private static SortedSet<Rule> rules(Document document) {
        SortedSet<Rule> rules = new TreeSet<>(Comparator.comparing((Rule rule) -> rule.getRuleId().getClause())
                .thenComparing(rule -> rule.getRuleId().getTestNumber()));
        for (Element rule : elements(document.getDocumentElement(), "rule")) {
            Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(
                    id(rule), rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                    text(rule, "description"), text(rule, "test"), error(rule), List.of()));
        }
        return rules;
    }

    private static RuleId id(Element rule) {
        Element id = elements(rule, "id").get(0);
        return Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber")));
    }

    private static ErrorDetails error(Element rule) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(rule, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent().trim(), name, null));
        }
        return Profiles.errorFromValues(text(rule, "message"), arguments);
    }

    private static SortedSet<Variable> variables(Document document) {
        SortedSet<Variable> variables =
                new TreeSet<>(Comparator.comparing(Variable::getName).thenComparing(Variable::getObject));
        for (Element variable : elements(document.getDocumentElement(), "variable"))
            variables.add(Profiles.variableFromValues(
                    variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        return variables;
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) elements.add((Element) found.item(at));
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }
}
