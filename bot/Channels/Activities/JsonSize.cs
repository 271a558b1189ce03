namespace ChatAssistant.Channels.Activities;

/// <summary>How many UTF-16 units a text takes in the JSON of a message.</summary>
internal static class JsonSize
{
    /// <summary>Quotation marks and backslashes take two, control signs and each half of a letter beyond the basic plane six.</summary>
    public static int Of(string? text)
    {
        int size = 0;
        foreach (char c in text ?? "") size += c is '"' or '\\' ? 2 : char.IsSurrogate(c) || char.IsControl(c) || c is '\u200b' or '\u2028' or '\u2029' ? 6 : 1;
        return size;
    }
}
