import java.nio.file.Files;
import java.nio.file.Path;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

/** LanguageTool over files, with the rules that it has by default: one line a finding. */
public class LanguageToolPeer {
  public static void main(String[] paths) throws Exception {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
    for (String path : paths)
      for (RuleMatch match : tool.check(Files.readString(Path.of(path))))
        System.out.println(path + ":" + match.getFromPos() + ": " + match.getRule().getId());
  }
}
