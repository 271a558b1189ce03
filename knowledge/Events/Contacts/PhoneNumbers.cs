using ChatAssistant.Knowledge.Documents;
using PhoneNumbers;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Decides which printed numbers can be dialled.</summary>
internal static class PhoneNumbers
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>The number as printed, with its E.164 form only where it is valid as an international number.</summary>
    public static Phone Read(Printed printed, PhoneKind kind, Document document)
    {
        string digits = printed.Clean.Trim();
        string international = digits.StartsWith('+') ? digits : "+" + digits;
        try
        {
            PhoneNumber number = Util.Parse(international, null);
            return new Phone(printed, kind, Util.IsValidNumber(number) ? Util.Format(number, PhoneNumberFormat.E164) : null);
        }
        catch (NumberParseException)
        {
            return new Phone(printed, kind, null);
        }
    }
}
