"""Tables of words name the column beside each value, for narrow screens."""

from plans.document.cards import in_cards

FRAMED = """
<div class="csp-table-scroll" role="region">
  <table class="govuk-table">
    <caption>Funding</caption>
    <thead><tr><th scope="col">Funder</th><th scope="col">State <b>now</b></th><th scope="col">Amount</th></tr></thead>
    <tbody>
      <tr><th scope="row">Council</th><td> Agreed<br><em>once</em> </td><td>
      </td></tr>
      <tr><td colspan="3">Nothing more.</td></tr>
    </tbody>
    <tfoot><tr><th scope="row">Total</th><td>Of all</td><td>£5</td></tr></tfoot>
  </table>
</div>
"""


def test_each_value_names_its_column_and_an_empty_one_is_empty():
    told = in_cards(FRAMED)

    assert told.startswith('<div class="csp-table-scroll csp-narrows" role="region">')
    for cell in (
        '<td role="cell" data-label="State now"><div class="csp-list__value">Agreed<br><em>once</em> </div></td>',
        '<td role="cell" data-label="Amount"><div class="csp-list__value"></div></td>',
        '<td colspan="3" role="cell">Nothing more.</td>',
        '<td role="cell" data-label="Amount"><div class="csp-list__value">£5</div></td>',
        '<th scope="row" role="rowheader">Council</th>',
        '<th scope="col" role="columnheader">Funder</th>',
        '<tbody role="rowgroup">',
    ):
        assert cell in told
