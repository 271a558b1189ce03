using System.Text;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Web.Sources;

/// <summary>A contact as vCard 4.0 (RFC 6350), with nothing that is not printed.</summary>
internal static class VCard
{
    /// <param name="source">The address of the page that shows where it was read.</param>
    public static string Write(Contact contact, string source)
    {
        var card = new ContentLines();
        card.Add("BEGIN", "VCARD").Add("VERSION", "4.0");
        card.Add("KIND", contact.Name is null ? "org" : "individual");
        card.AddText("FN", RegisterEntry.Who(contact));
        // A component of a structured value: a semicolon would begin the next one, and is escaped as all text is.
        if (contact.Organization is { } body) card.AddText("ORG", body.Clean);
        if (contact.Role is { } role) card.AddText("TITLE", role.Clean);
        foreach (Phone phone in contact.Phones) AddPhone(card, phone);
        foreach (string email in contact.Emails.Select(email => email.Clean)) card.AddText("EMAIL", email);
        card.Add("SOURCE", source);
        return card.Add("END", "VCARD").ToString();
    }

    private static void AddPhone(ContentLines card, Phone phone)
    {
        string type = phone.Kind switch { PhoneKind.Mobile or PhoneKind.WhatsApp => ";TYPE=cell", PhoneKind.Fax => ";TYPE=fax", PhoneKind.Telephone => ";TYPE=voice", _ => "" };
        if (phone.Dial is { } dial) card.Add($"TEL;VALUE=uri{type}", "tel:" + dial);
        else card.AddText("TEL;VALUE=text" + type, phone.Printed.Clean);
    }
}
