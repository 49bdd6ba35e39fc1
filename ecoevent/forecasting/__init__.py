"""A plan in, the possible events and what they emit out, as figures with their ranges."""

from typing import TYPE_CHECKING

from ecoevent.doors import door

if TYPE_CHECKING:
    from ecoevent.chance.replicating import Wanted as Wanted
    from ecoevent.forecasting.feeding import forecast_figures as forecast_figures
    from ecoevent.forecasting.forecast import Forecast as Forecast
else:
    __all__, __getattr__, __dir__ = door(
        __name__,
        {
            "forecasting.forecast": "Forecast",
            "forecasting.feeding": "forecast_figures",
            "chance.replicating": "Wanted",
        },
    )
