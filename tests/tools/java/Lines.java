import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a validator found, a line each, on standard output: fields apart by tabs, UTF-8. */
final class Lines {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Lines() {}

    static void write(String... fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            if (line.length() > 0) line.append('\t');
            line.append(field == null ? "" : field.replaceAll("[\\t\\r\\n]+", " "));
        }
        OUT.println(line);
    }
}
