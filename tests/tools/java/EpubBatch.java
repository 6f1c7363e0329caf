import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;
import java.util.EnumSet;

/**
 * EPUBCheck over many books in one machine: its schemas are read once.
 *
 * <p>Writes "number, severity, code, place, message" for each finding in the book of that number (the first is 0) and
 * "number, done" after the last one, so that a book it never came to is not taken for a good one.
 */
public final class EpubBatch {
    private static final EnumSet<Severity> GRAVE = EnumSet.of(Severity.FATAL, Severity.ERROR, Severity.WARNING);

    private EpubBatch() {}

    public static void main(String[] books) {
        for (int at = 0; at < books.length; at++) {
            String number = Integer.toString(at);
            check(number, books[at]);
            Lines.write(number, "done");
        }
    }

    private static void check(String number, String book) {
        try {
            new EpubCheck(new File(book), new Report(number, book)).doValidate();
        } catch (RuntimeException | StackOverflowError broken) {
            Lines.write(number, "FATAL", "crash", "", broken.toString());
        }
    }

    private static final class Report extends DefaultReportImpl {
        private final String number;

        Report(String number, String book) {
            super(book);
            this.number = number;
        }

        @Override
        public void message(Message message, EPUBLocation place, Object... arguments) {
            if (!GRAVE.contains(message.getSeverity())) return;
            String where = place == null ? "" : place.getPath() + ":" + place.getLine() + ":" + place.getColumn();
            String said = message.getMessage(arguments);
            Lines.write(number, message.getSeverity().toString(), message.getID().toString(), where, said);
        }
    }
}
