import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;
import java.io.IOException;
import java.util.EnumSet;

/**
 * EPUBCheck over many books in one machine: its schemas are read once.
 *
 * <p>Takes the path of a book, a line each. Writes "severity, code, place, message" for each finding in it and "done"
 * after the last one, so that a book it never came to is not taken for a good one.
 */
public final class EpubBatch {
    private static final EnumSet<Severity> GRAVE = EnumSet.of(Severity.FATAL, Severity.ERROR, Severity.WARNING);

    private EpubBatch() {}

    public static void main(String[] none) throws IOException {
        Lines.answer(EpubBatch::check);
    }

    private static void check(String book) {
        try {
            new EpubCheck(new File(book), new Report(book)).doValidate();
        } catch (RuntimeException | StackOverflowError broken) {
            Lines.write("FATAL", "crash", "", broken.toString());
        }
    }

    private static final class Report extends DefaultReportImpl {
        Report(String book) {
            super(book);
        }

        @Override
        public void message(Message message, EPUBLocation place, Object... arguments) {
            if (!GRAVE.contains(message.getSeverity())) return;
            String where = place == null ? "" : place.getPath() + ":" + place.getLine() + ":" + place.getColumn();
            String said = message.getMessage(arguments);
            Lines.write(message.getSeverity().toString(), message.getID().toString(), where, said);
        }
    }
}
