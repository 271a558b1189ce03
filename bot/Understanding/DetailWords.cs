using System.Collections.Frozen;

namespace ChatAssistant.Understanding;

/// <summary>Details of logistics and private life that people ask for and the register has no field for: "who paid for the <em>hotel</em>", "his <em>salary</em>".</summary>
internal static class DetailWords
{
    private static readonly FrozenSet<string> Words =
        ("hotel hotels coutait coute costaba costo cuesta flight flights ticket tickets airfare lunch dinner breakfast meal meals catering coffee menu food drinks taxi bus buses visa visas parking accommodation lodging rooms salary salaries wage fee fees cost costs price budget birthday age wife husband children married religion home shirt dress weather photographer interpreter "
        + "vuelo vuelos boleto boletos pasaje pasajes almuerzo cena desayuno comida comidas cafe bebidas hospedaje alojamiento viaticos sueldo salario costo coste precio presupuesto cumpleanos edad esposa esposo marido casado casada hijos camisa vestido fotografo interprete "
        + "vol vols billet billets avion dejeuner diner repas boissons hebergement salaire cout prix anniversaire epouse epoux mari marie mariee enfants chemise photographe interprete traiteur")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    public static bool Contains(string folded) => Words.Contains(folded);
}
