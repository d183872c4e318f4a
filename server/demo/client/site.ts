import { reportClicks } from './site/click-calls.ts';
import { switchBilling } from './site/billing-switch.ts';
import { takeForms } from './site/forms.ts';
import { keepTotals } from './site/order.ts';
import { runTour } from './site/tour.ts';

reportClicks();
takeForms();
keepTotals();
switchBilling();
runTour();
