using ChatAssistant.Knowledge.Documents;
using PhoneNumbers;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Decides which printed numbers can be dialled.</summary>
internal static class Dialling
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>The number's E.164 form where it is valid: as an international number, or as one of the countries that the text supports; null where it is neither, or not the same for all of them.</summary>
    /// <param name="printed">As printed, with misprints and extension.</param>
    /// <param name="regions">ISO codes of the countries that the text supports.</param>
    public static string? E164(string printed, IReadOnlyCollection<string> regions)
    {
        int plus = printed.IndexOf('+', StringComparison.Ordinal);
        string number = plus >= 0 ? printed[plus..] : printed.StartsWith("00", StringComparison.Ordinal) ? "+" + printed[2..] : printed;
        // "+356 2000 0121/2": the second last digit is another line of the same house.
        int slash = number.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0) number = number[..slash];
        if (number[0] == '+') return Valid(number, null);
        // "57 7 000 00 19", "(595) 21 …": a country's own calling code without the plus.
        string digits = string.Concat(number.TakeWhile(c => !char.IsLetter(c)).Where(char.IsAsciiDigit));
        string[] found = [.. regions.Select(region => Valid(number, region) ?? (digits.StartsWith(CallingCode(region), StringComparison.Ordinal) ? Valid("+" + digits, null) : null)).OfType<string>().Distinct()];
        return found.Length == 1 ? found[0] : null;
    }

    private static string CallingCode(string region) => Util.GetCountryCodeForRegion(region).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Valid(string number, string? region)
    {
        try
        {
            PhoneNumber parsed = Util.Parse(number, region);
            return Util.IsValidNumber(parsed) ? Util.Format(parsed, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
