import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a validator is asked and what it finds, a line each, on standard input and output: fields apart by tabs, UTF-8.
 */
final class Lines {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Lines() {}

    /** Judges each file that is asked about, until nobody asks any more. What validators print goes to the errors. */
    static void answer(Consumer<String> judge) throws IOException {
        System.setOut(System.err);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            judge.accept(line);
            write("done");
        }
    }

    static void write(String... fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            if (line.length() > 0) line.append('\t');
            line.append(field == null ? "" : field.replaceAll("[\\t\\r\\n]+", " "));
        }
        OUT.println(line);
    }
}
