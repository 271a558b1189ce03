using System.Text;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Tests.Knowledge.Documents;

/// <summary>Pages as content management systems make them: the article is the text, the site around it is not.</summary>
public sealed class HtmlReaderTests : DocumentReaderContract
{
    private const string Story = "<p>The seminar in Lima was opened by Ana Torres, Director of the National Police, who thanked the forty participants from nine countries of the region.</p><p>Luis Vega of the Public Ministry presented the protocol for interviews with victims, and took questions for an hour.</p>";
    private static readonly string[] Read1 = ["The seminar in Lima was opened by Ana Torres, Director of the National Police, who thanked the forty participants from nine countries of the region.", "Luis Vega of the Public Ministry presented the protocol for interviews with victims, and took questions for an hour."];

    protected override IDocumentReader Reader { get; } = new HtmlReader();

    protected override byte[] File(params string[] paragraphs) => Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body><h1>{paragraphs[0]}</h1>{string.Concat(paragraphs.Skip(1).Select(p => $"<p>{p}</p>"))}</body></html>");

    public static TheoryData<string, string> Sites => new()
    {
        { "Drupal", $"<body class='has-sidebar'><a href='#c' class='visually-hidden skip-link'>Skip to main content</a><div class='layout-container'><header role='banner'><a href='/'>Ministry</a></header><div class='region region-primary-menu'><nav><ul><li><a href='/a'>About</a><li><a href='/b'>News</a></ul></nav></div><main role='main'><div class='region-breadcrumb'><nav class='breadcrumb'><ol><li><a href='/'>Home</a></ol></nav></div><h1>Seminar in Lima</h1><article>{Story}<footer class='node__links'><ul><li><a href='/1'>Printer-friendly</a></ul></footer></article><section class='block-views'><h2>Related news</h2><div class='views-row'><a href='/x'>Other seminar in Quito last year was opened by many people of the region and beyond it</a></div><div class='views-row'>A teaser of other news that is long enough to look like prose of the article, with Rosa Vega in it.</div></section></main><footer>Ministry, Tel. +51 1 000</footer></div></body>" },
        { "WordPress", $"<body class='single'><div id='page'><div id='masthead' class='site-header'><div id='site-navigation' class='main-navigation'><ul class='menu'><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></div></div><div id='primary'><article id='post-1' class='post'><header class='entry-header'><h1 class='entry-title'>Seminar in Lima</h1></header><div class='entry-content'>{Story}<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href='/t'>Tweet</a></li></ul></div><div id='jp-relatedposts'><h3>Related</h3><p>Quito seminar</p></div></div></article></div><div id='secondary' class='widget-area'><h2>Recent Posts</h2><ul><li><a href='/1'>Quito</a></li></ul></div><div id='colophon' class='site-footer'>Proudly powered</div></div><div id='cookie-law-info-bar'>We use cookies <a>Accept</a></div></body>" },
        { "SharePoint", $"<body><form id='aspnetForm' action='/x'><div id='s4-workspace'><div id='suiteBar'><ul><li><a href='/1'>One</a></li><li><a href='/2'>Two</a></li><li><a href='/3'>Three</a></li></ul></div><div id='DeltaPlaceHolderMain'><h1>Seminar in Lima</h1><div class='ms-rtestate-field'>{Story}</div></div></div><input type='hidden' value='state'></form></body>" },
        { "div soup", $"<body><div><div><div><a href='/a'>Inicio</a><a href='/b'>Noticias</a><a href='/c'>Contacto</a></div></div><div><div><div><h1>Seminar in Lima</h1><div>{Story}</div></div></div></div><div><div><a href='/1'>Quito 2019</a> <a href='/2'>Bogotá 2018</a> <a href='/3'>La Paz 2017</a></div></div><div style='display: none'>Hidden text of a form</div></div></body>" },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public void TheArticleIsReadAndTheSiteAroundItIsNot(string site, string page)
    {
        Assert.NotEmpty(site);
        Assert.Equal(["Seminar in Lima", .. Read1], Lines(Read(page)));
    }

    [Fact]
    public void APageWithoutAHeadingTakesItsTitle() => Assert.Equal(["Seminar in Lima", .. Read1], Lines(Read($"<html><head><title>Seminar in Lima | Ministry of Justice</title></head><body>{Story}</body></html>")));

    [Fact]
    public void ListsTablesAndDefinitionsKeepTheirShape()
    {
        Document document = Read("<h1>Seminar</h1><ol><li>Ana<ul><li>police</li></ul></li><li><p>Luis</p></li></ol><table><tr><th>Time</th><th>Talk</th></tr><tr><td>09:00</td><td><p>Opening</p><p>Ana</p></td><td></td></tr></table><dl><dt>Contact</dt><dd><p>Eva Paz</p></dd></dl>");
        Assert.Equal(["Seminar", "Ana", "police", "Luis", "Time – Talk", "09:00 – Opening Ana", "Contact – Eva Paz"], Lines(document));
        Assert.Equal([BlockKind.Heading, BlockKind.ListItem, BlockKind.ListItem, BlockKind.ListItem, BlockKind.TableRow, BlockKind.TableRow, BlockKind.ListItem], document.Blocks.Select(block => block.Kind));
        Assert.Equal([1, 1, 2, 1, 0, 0, 1], document.Blocks.Select(block => block.Level));
        Assert.Equal(["1.", "•", "2."], document.Blocks.Skip(1).Take(3).Select(block => block.Marker));
    }

    [Fact]
    public void ATableThatLaysOutThePageIsReadAsItsBlocks() =>
        Assert.Equal(["Seminar in Lima", .. Read1], Lines(Read($"<table><tr><td>&nbsp;</td><td><h2>Seminar in Lima</h2>{Story}</td></tr></table>")));

    [Fact]
    public void LineBreaksPartLinesAndEntitiesAreLetters() =>
        Assert.Equal(["Contacts of the seminar", "José Muñoz & Cía", "Tel: +51 1 203"], Lines(Read("<h1>Contacts<br>of the seminar</h1><div>Jos&eacute; Mu&ntilde;oz &amp; C&iacute;a<br>Tel:&nbsp;+51&#160;1 203</div>")));

    [Fact]
    public void AddressesThatStandInLinksOnlyAreRead() =>
        Assert.Equal(["Contact", "Write to Ana (ana@example.org), ask eva@example.org, or call us (+5112032640)."], Lines(Read("<h1>Contact</h1><p>Write to <a href='mailto:ana@example.org?subject=x'>Ana</a>, ask <a href='mailto:eva@example.org'>eva@example.org</a>, or <a href='tel:+5112032640'>call us</a>.</p>")));

    [Fact]
    public void ABoxBesideTheArticleThatSaysWhomToContactIsRead() =>
        Assert.Contains("Press: Eva Paz, eva@example.org", Lines(Read($"<main><h1>Seminar</h1>{Story}<aside class='sidebar'><p>Press: Eva Paz, eva@example.org</p></aside></main>")));

    [Fact]
    public void TheCharacterSetThatThePageNamesIsBelieved()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Contains("Łódź", Read(Encoding.GetEncoding("iso-8859-2").GetBytes("<meta charset='iso-8859-2'><p>Warsztaty w mieście Łódź</p>")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessNestingIsAProblem() => Assert.Contains("nested", Problem(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 100_000)))), StringComparison.Ordinal);
}
