using System.Globalization;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

public static class CountryNames
{
    private static readonly HashSet<string> Names = Build();
    public static bool IsCountryName(string name) => Names.Contains(Token.Fold(name));
    private static HashSet<string> Build()
    {
        var names = new HashSet<string>();
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            RegionInfo r; try { r = new RegionInfo(culture.Name); } catch (ArgumentException) { continue; }
            names.Add(Token.Fold(r.EnglishName));
        }
        return names;
    }
}
